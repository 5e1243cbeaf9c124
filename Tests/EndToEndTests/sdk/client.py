"""Calls the operations of a local server with LINE's official SDK for Python.

Prints one line of JSON: what each call returned. Nothing of the SDK is changed but its host.
"""

import json
import sys
import uuid

from linebot.v3.insight import ApiClient as InsightClient, Configuration as InsightConfiguration, Insight
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    BroadcastRequest,
    ChatReference,
    Configuration,
    FlexMessage,
    FlexContainer,
    MarkMessagesAsReadRequest,
    MessagingApi,
    MessagingApiBlob,
    MulticastRequest,
    NarrowcastRequest,
    AppTypeDemographicFilter,
    Filter,
    PushMessageRequest,
    ReplyMessageRequest,
    SetWebhookEndpointRequest,
    ShowLoadingAnimationRequest,
    StickerMessage,
    TestWebhookEndpointRequest,
    TextMessage,
    ValidateMessageRequest,
)
from linebot.v3.oauth import ApiClient as TokenClient, ApiException as TokenException
from linebot.v3.oauth import ChannelAccessToken, Configuration as TokenConfiguration

host = sys.argv[1]
results = {}


def plain(value):
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    return json.loads(json.dumps(value, default=str))


def call(name, function, *arguments, **options):
    try:
        results[name] = plain(function(*arguments, **options))
    except (ApiException, TokenException) as error:
        results[name] = {"status": error.status, "body": json.loads(error.body)}
        for header in ("x-line-request-id", "x-line-accepted-request-id"):
            if header in error.headers:
                results[name][header] = error.headers[header]
    except Exception as error:  # what the SDK itself can't take
        results[name] = {"exception": repr(error)}
    return results[name]


hello = [TextMessage(text="Hello 😀 https://example.com/a")]
bubble = {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "Hi"}]}}

with TokenClient(TokenConfiguration(host=host)) as client:
    tokens = ChannelAccessToken(client)
    issued = call("issueChannelToken", tokens.issue_channel_token, "client_credentials", "1234567890", "secret")
    call("verifyChannelToken", tokens.verify_channel_token, issued["access_token"])
    stateless = call(
        "issueStatelessChannelToken",
        tokens.issue_stateless_channel_token,
        grant_type="client_credentials",
        client_id="1234567890",
        client_secret="secret",
        client_assertion_type="",
        client_assertion="",
    )
    jwt = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    assertion = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxMjM0NTY3ODkwIiwidG9rZW5fZXhwIjo4NjQwMH0.c2ln"
    issued21 = call(
        "issueChannelTokenByJWT", tokens.issue_channel_token_by_jwt, "client_credentials", jwt, assertion)
    call("verifyChannelTokenByJWT", tokens.verify_channel_token_by_jwt, issued21["access_token"])
    call("getsAllValidChannelAccessTokenKeyIds", tokens.gets_all_valid_channel_access_token_key_ids, jwt, assertion)
    call("revokeChannelTokenByJWT", tokens.revoke_channel_token_by_jwt, "1234567890", "secret", issued21["access_token"])
    call("revokedToken", tokens.verify_channel_token_by_jwt, issued21["access_token"])

configuration = Configuration(host=host, access_token=issued["access_token"])
with ApiClient(configuration) as client:
    api = MessagingApi(client)
    blob = MessagingApiBlob(client)
    key = str(uuid.uuid4())
    call("getBotInfo", api.get_bot_info)
    followers = call("getFollowers", api.get_followers)
    alice = followers["userIds"][0] if "userIds" in followers else followers["user_ids"][0]
    call("getProfile", api.get_profile, alice)
    call("unknownProfile", api.get_profile, "U" + "0" * 32)
    push = PushMessageRequest(to=alice, messages=hello, customAggregationUnits=["promo"])
    call("pushMessage", api.push_message, push, x_line_retry_key=key)
    call("retriedPush", api.push_message, push, x_line_retry_key=key)
    call("multicast", api.multicast, MulticastRequest(to=[alice], messages=hello))
    sent = api.broadcast_with_http_info(
        BroadcastRequest(messages=[FlexMessage(altText="Hi", contents=FlexContainer.from_dict(bubble))]))
    results["broadcast"] = {"status": sent.status_code, "body": plain(sent.data)}
    broadcast = sent.headers["x-line-request-id"]
    sticker = [StickerMessage(packageId="446", stickerId="1988")]
    apps = Filter(demographic=AppTypeDemographicFilter(oneOf=["ios", "android"]))
    call("narrowcast", api.narrowcast, NarrowcastRequest(messages=sticker, filter=apps))
    sent = api.narrowcast_with_http_info(NarrowcastRequest(messages=sticker))
    results["narrowcastToAll"] = {"status": sent.status_code, "body": plain(sent.data)}
    call("getNarrowcastProgress", api.get_narrowcast_progress, sent.headers["x-line-request-id"])
    call("replyMessage", api.reply_message, ReplyMessageRequest(replyToken="none", messages=hello))
    call("tooLong", api.push_message, PushMessageRequest(to=alice, messages=[TextMessage(text="x" * 5001)]))
    for kind in ("reply", "push", "multicast", "narrowcast", "broadcast"):
        call(f"validate_{kind}", getattr(api, f"validate_{kind}"), ValidateMessageRequest(messages=hello))
    call("getMessageQuota", api.get_message_quota)
    call("getMessageQuotaConsumption", api.get_message_quota_consumption)
    for kind in ("reply", "push", "multicast", "broadcast"):
        call(f"sent_{kind}", getattr(api, f"get_number_of_sent_{kind}_messages"), "20261101")
    call("getAggregationUnitUsage", api.get_aggregation_unit_usage)
    call("getAggregationUnitNameList", api.get_aggregation_unit_name_list, limit="1")
    call("showLoadingAnimation", api.show_loading_animation, ShowLoadingAnimationRequest(chatId=alice, loadingSeconds=5))
    call("markMessagesAsRead", api.mark_messages_as_read, MarkMessagesAsReadRequest(chat=ChatReference(userId=alice)))
    call("noWebhook", api.get_webhook_endpoint)
    call("setWebhookEndpoint", api.set_webhook_endpoint, SetWebhookEndpointRequest(endpoint="http://127.0.0.1:9/hook"))
    call("getWebhookEndpoint", api.get_webhook_endpoint)
    call("testWebhookEndpoint", api.test_webhook_endpoint, TestWebhookEndpointRequest())
    call("getMessageContent", blob.get_message_content, "123")

with InsightClient(InsightConfiguration(host=host, access_token=issued["access_token"])) as client:
    insight = Insight(client)
    statistics = insight.get_message_event_with_http_info(broadcast)
    results["getMessageEvent"] = plain(statistics.data)
    results["unmasked"] = json.loads(statistics.headers["X-Bubblescope-Unmasked"])
    results["notCounted"] = json.loads(statistics.headers["X-Bubblescope-Not-Counted"])
    call("getStatisticsPerUnit", insight.get_statistics_per_unit, "promo", "20261101", "20261130")

print(json.dumps(results))
