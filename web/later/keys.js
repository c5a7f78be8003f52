// Enter that ends the composition of a Chinese input method confirms the word, not the form.

/** Keeps such an Enter from confirming the form that the field is in. */
export function leaveCompositions() {
  addEventListener("keydown", (event) => {
    // Safari ends the composition first; the key's code, 229, still tells.
    if (event.key !== "Enter" || !(event.isComposing || event.keyCode === 229)) return;
    event.preventDefault();
    event.stopPropagation(); // web/frame/forms.js confirms forms by itself
  }, true);
}
