// The newest line of a conversation is in sight, unless somebody is reading further up.
(function () {
  var near = true;
  function log() {
    return document.querySelector(".log");
  }
  function down() {
    var it = log();
    if (it && near) {
      it.scrollTop = it.scrollHeight;
    }
  }
  document.addEventListener("htmx:beforeSwap", function () {
    var it = log();
    near = !it || it.scrollHeight - it.scrollTop - it.clientHeight < 60;
  });
  document.addEventListener("htmx:afterSwap", down);
  down();
})();
