// A link to a page of the app opens it without loading the document anew. Without this script the
// same link works, only slower.
document.addEventListener("click", (klik) => {
  const tautan = klik.target.closest?.("a[data-halaman]");
  if (!tautan || klik.button || klik.ctrlKey || klik.metaKey || klik.shiftKey || klik.altKey) return;
  klik.preventDefault();
  history.pushState(null, "", tautan.href);
  dispatchEvent(new PopStateEvent("popstate"));
});
