// A sandbox without forms drops a submission before the app hears of it. The app only needs the event.

/** Makes a press of a form's button, or Enter in its field, an event instead. */
export function submitWithoutForms() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button");
    if (button && button.form && button.type === "submit") submit(event, button.form);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.form && event.target.tagName === "INPUT") submit(event, event.target.form);
  });
}

function submit(event, form) {
  event.preventDefault();
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}
