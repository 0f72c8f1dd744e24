(function () {
  "use strict";
  var KEY = "crosscheck.verdicts/1";
  var store = {};
  try { store = JSON.parse(localStorage.getItem(KEY)) || {}; } catch (e) { store = {}; }
  function keep() { try { localStorage.setItem(KEY, JSON.stringify(store)); } catch (e) { /* a page without storage still works */ } }
  var rows = Array.prototype.slice.call(document.querySelectorAll(".conflict"));
  var form = document.getElementById("filters");
  function apply() {
    if (!form) { return; }
    var severities = Array.prototype.filter.call(form.elements.severity, function (b) { return b.checked; }).map(function (b) { return b.value; });
    var shown = 0;
    rows.forEach(function (row) {
      var d = row.dataset, known = store[d.fingerprint] || {};
      var fits = severities.indexOf(d.severity) >= 0 &&
        (!form.elements.rule.value || form.elements.rule.value === d.rule) &&
        (!form.elements.document.value || d.documents.split(" ").indexOf(form.elements.document.value) >= 0) &&
        (!form.elements.open.checked || !known.checked);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    document.getElementById("shown").textContent = shown + " of " + rows.length + " shown";
  }
  rows.forEach(function (row) {
    var fp = row.dataset.fingerprint, known = store[fp] || {};
    var tick = row.querySelector(".tick"), verdict = row.querySelector(".verdict"), comment = row.querySelector(".comment");
    tick.checked = !!known.checked; verdict.value = known.verdict || ""; comment.value = known.comment || "";
    row.classList.toggle("done", tick.checked);
    function save() {
      store[fp] = { rule: row.dataset.rule, severity: row.dataset.severity, checked: tick.checked, verdict: verdict.value, comment: comment.value };
      row.classList.toggle("done", tick.checked);
      keep(); apply();
    }
    tick.addEventListener("change", save); verdict.addEventListener("change", save); comment.addEventListener("change", save);
    row.querySelector(".copy").addEventListener("click", function (event) {
      var button = event.currentTarget, text = button.dataset.question;
      var done = function () { button.textContent = "Copied"; };
      if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, function () { window.prompt("Copy:", text); }); }
      else { window.prompt("Copy:", text); }
    });
  });
  if (form) {
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    document.getElementById("export").addEventListener("click", function () {
      var lines = rows.map(function (row) { return row.dataset.fingerprint; }).filter(function (fp) { return store[fp] && store[fp].verdict; }).map(function (fp) {
        var s = store[fp];
        return JSON.stringify({ schema: "crosscheck.verdict/1", fingerprint: fp, rule: s.rule, severity: s.severity, verdict: s.verdict === "true", comment: s.comment || undefined });
      });
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([lines.join("\n") + (lines.length ? "\n" : "")], { type: "application/jsonl" }));
      link.download = "verdicts.jsonl";
      link.click();
    });
    apply();
  }
  function unfold() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") { target.open = true; }
    if (target && target.hidden) { target.hidden = false; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfold);
  unfold();
})();
