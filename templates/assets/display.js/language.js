/**
 * On pages in another language, what scripts put in says that it is Chinese (`lang="zh-CN"`) where it is: results of the
 * search, explained terms. What the page itself holds is marked when it is built (generator/render/language_parts.py).
 */
(() => {
  "use strict";
  const CHINESE = "zh-CN";
  const HAN = /\p{Script=Han}/u;
  const WORD = /\b[a-z]{2,}\b/i;
  if (document.documentElement.lang.startsWith("zh")) return;

  /** Marks the smallest element around a text, if nothing in that element is in the language of the page. */
  function mark(text) {
    const element = text.parentElement;
    if (!element || !HAN.test(text.data) || element.closest("[lang]").lang === CHINESE) return;
    if (!WORD.test(element.textContent)) element.lang = CHINESE;
  }

  function look(node) {
    if (node.nodeType === Node.TEXT_NODE) mark(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) mark(walker.currentNode);
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) if (node !== target || node.nodeType === Node.TEXT_NODE) look(node);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
})();
