/**
 * Copies a text of the page, such as its citation: `<button data-copies="id of the text">`, and says so.
 *
 * The button stands in the page as `scripted-only`; behind it an empty `role="status"` takes what `data-copied` or
 * `data-failed` say. An address that the page can only give below the site's root (`data-own-address`) is put right
 * from the browser's.
 */
(() => {
  "use strict";

  function copyBySelection(element) {
    const selection = window.getSelection();
    selection.selectAllChildren(element);
    const isCopied = document.execCommand("copy");
    // Left selected where it failed, so that the reader's own keys can copy it.
    if (isCopied) selection.removeAllRanges();
    return isCopied;
  }

  async function copied(element) {
    const text = element.textContent.replace(/\s+/g, " ").trim();
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not over plain http, and a browser may forbid it.
      return copyBySelection(element);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const place of document.querySelectorAll("[data-own-address]")) {
      place.textContent = location.origin === "null" ? location.href.split(/[?#]/)[0] : location.origin + location.pathname;
    }
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-copies]");
    if (!button) return;
    const status = button.nextElementSibling;
    // Emptied first: the same words twice would be heard once.
    status.textContent = "";
    const isCopied = await copied(document.getElementById(button.dataset.copies));
    setTimeout(() => {
      status.textContent = isCopied ? button.dataset.copied : button.dataset.failed;
    }, 50);
  });
})();
