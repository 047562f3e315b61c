// Read aloud by the browser's own voice, in the language of what is read: a form can be in another than its page. Where there is none, the button stays hidden.
(() => {
  'use strict';
  const voice = window.speechSynthesis;
  if (!voice || !window.SpeechSynthesisUtterance) return;
  for (const button of document.querySelectorAll('[data-speak]')) {
    button.closest('[hidden]')?.removeAttribute('hidden');
    const label = button.querySelector('span');
    const start = label.textContent;
    const rest = () => { label.textContent = start; };
    button.addEventListener('click', () => {
      if (voice.speaking) { voice.cancel(); rest(); return; }
      const parts = [...document.querySelectorAll('h1, [data-spoken], .rung__t')].map((node) => node.textContent.trim());
      const spoken = new SpeechSynthesisUtterance(parts.filter(Boolean).join('. '));
      spoken.lang = button.closest('[lang]').lang;
      spoken.onend = rest;
      spoken.onerror = rest;
      label.textContent = button.dataset.stop;
      voice.speak(spoken);
    });
  }
  window.addEventListener('pagehide', () => voice.cancel());
})();
