// Removes the skeleton (PageSkeleton.java) from the page as soon as the first screen is shown.

const skeleton = document.querySelector('.cs-skeleton');

new MutationObserver((_, observer) => {
  if (document.querySelector('main')) {
    skeleton?.remove();
    observer.disconnect();
  }
}).observe(document.body, { childList: true, subtree: true });

export {};
