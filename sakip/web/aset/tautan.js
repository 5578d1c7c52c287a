// A link to a page of the app opens it without loading the document anew. Without this script the
// same link works, only slower.
document.addEventListener("click", (klik) => {
  const tautan = klik.target.closest?.("a[data-halaman]");
  if (!tautan || klik.button || klik.ctrlKey || klik.metaKey || klik.shiftKey || klik.altKey) return;
  klik.preventDefault();
  history.pushState(null, "", tautan.href);
  dispatchEvent(new PopStateEvent("popstate"));
  lead(tautan.hash);
});

// What stands behind # is a part of the page (a container's key): it is shown, and its first field
// gets the cursor, once the page has come to rest; again if the page is drawn anew just then.
// Whoever has begun to type elsewhere is left alone.
function lead(hash) {
  if (!/^#(baris-|bukti-dukung)/.test(hash)) return;
  const kelas = "st-key-" + decodeURIComponent(hash.slice(1)).replace(/[^\w-]/g, "-");
  let sampai = Date.now() + 20000;
  let tenang = 0;
  let sudah = false;
  const look = () => {
    const app = document.querySelector(".stApp");
    const bagian = document.getElementsByClassName(kelas)[0];
    tenang = bagian && app?.dataset.testScriptState === "notRunning" ? tenang + 1 : 0;
    if (tenang >= 3 && !document.activeElement?.matches("input, textarea")) {
      bagian.scrollIntoView({ block: "center" });
      bagian.querySelector("input:enabled:not([type=file]), textarea:enabled, button:enabled")?.focus({ preventScroll: true });
      if (!sudah) sampai = Date.now() + 3000;
      sudah = true;
    }
    if (Date.now() < sampai) setTimeout(look, 100);
  };
  setTimeout(look, 100);
}
addEventListener("load", () => lead(location.hash));
