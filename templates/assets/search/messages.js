/** Sentences for the reader: the page brings them, translated, in `<template id="search-messages">`. */

/**
 * A function from an id and its values to a sentence. The template holds one element an id: `<span data-id="found">`,
 * places as `{count}`. For an id that the page does not bring it gives `otherwise`. Errors: where that is not given.
 */
export function messagesOf(page) {
  const elements = page.getElementById("search-messages").content.querySelectorAll("[data-id]");
  const texts = new Map(Array.from(elements, (element) => [element.dataset.id, element.textContent]));
  return (id, values = {}, otherwise = undefined) => {
    const text = texts.get(id) ?? otherwise;
    if (text === undefined) throw new Error(`the page has no message ${id}`);
    return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  };
}

/** Whether a query is one Latin letter: pinyin needs more to be told from a part of a name. */
export function isLoneLetter(query) {
  return /^[a-z]$/i.test(query.normalize("NFKC").trim());
}
