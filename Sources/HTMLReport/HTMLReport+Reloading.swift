import TerminalText

extension HTMLReport {
  /// The script of a page that reloads itself, where what was unfolded stays so. Without its server it does nothing.
  var script: Markup {
    guard let reloading else { return "" }
    return """
      <script nonce="\(reloading.nonce)">
      const source = new EventSource("\(reloading.events)");
      let timer = 0;
      let isLost = false;
      function reload() {
        if (timer === 0) timer = setTimeout(() => location.reload(), 300);
      }
      source.addEventListener("room", reload);
      source.addEventListener("failure", reload);
      source.onerror = () => { isLost = true; };
      source.onopen = () => { if (isLost) reload(); };
      const details = Array.from(document.querySelectorAll("details"));
      const unfolded = sessionStorage.getItem("unfolded") || "";
      details.forEach((part, index) => { if (unfolded[index] === "1") part.open = true; });
      addEventListener("pagehide", () => {
        sessionStorage.setItem("unfolded", details.map((part) => part.open ? "1" : "0").join(""));
      });
      </script>

      """
  }
}
