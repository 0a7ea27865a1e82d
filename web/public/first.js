// Runs before the first paint: the theme and the language that this browser remembers, so that nothing flashes.
(function () {
  var root = document.documentElement;
  var remembered = null;
  try {
    remembered = localStorage.getItem('varn.theme');
    var language = localStorage.getItem('varn.language');
    if (language === 'en' || language === 'sv') {
      root.lang = language;
    }
  } catch {
    // Storage may be forbidden; the defaults serve.
  }
  var dark = remembered ? remembered === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'dark' : 'light';
})();
