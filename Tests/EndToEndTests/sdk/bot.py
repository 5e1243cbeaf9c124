"""A bot with LINE's official SDK for Python: echoes texts, pushes a receipt after a postback, and writes what it gets
to standard output.

Arguments: the server's URL and the channel secret. Prints its port first, then one line of JSON for each event, and
"invalid" for a webhook with a wrong signature.
"""

import json
import sys
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

from linebot.v3 import WebhookParser
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.insight import ApiClient as InsightClient, Configuration as InsightConfiguration, Insight
from linebot.v3.messaging import (
    ApiClient,
    Configuration,
    MessagingApi,
    PushMessageRequest,
    ReplyMessageRequest,
    TextMessage,
)
from linebot.v3.webhooks import MessageEvent, PostbackEvent, TextMessageContent

api = MessagingApi(ApiClient(Configuration(host=sys.argv[1], access_token="token")))
insight = Insight(InsightClient(InsightConfiguration(host=sys.argv[1], access_token="token")))
parser = WebhookParser(sys.argv[2])


def say(line):
    print(line, flush=True)


class Webhook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        try:
            events = parser.parse(body, self.headers["X-Line-Signature"])
        except InvalidSignatureError:
            say("invalid")
            return self.answer(400)
        for event in events:
            say(json.dumps(event.to_dict()))
            if isinstance(event, MessageEvent) and isinstance(event.message, TextMessageContent):
                reply = TextMessage(text="You said: " + event.message.text)
                api.reply_message(ReplyMessageRequest(replyToken=event.reply_token, messages=[reply]))
            if isinstance(event, PostbackEvent):
                receipt = TextMessage(text="Receipt for " + event.postback.data)
                push = PushMessageRequest(
                    to=event.source.user_id, messages=[receipt], customAggregationUnits=["receipt"])
                api.push_message(push, x_line_retry_key=str(uuid.uuid4()))
                statistics = insight.get_statistics_per_unit("receipt", "20261101", "20261101")
                say(json.dumps({"statistics": statistics.to_dict()}))
        self.answer(200)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Webhook)
say(server.server_port)
server.serve_forever()
