// The outlines that the server has put into the page go when there is a screen.

const skeleton = document.querySelector('.cs-skeleton');

new MutationObserver((_, observer) => {
  if (document.querySelector('main')) {
    skeleton?.remove();
    observer.disconnect();
  }
}).observe(document.body, { childList: true, subtree: true });

export {};
