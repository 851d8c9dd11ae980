// What locales/fr.json cannot say in French: the page's language and AngularJS's own words (the calendars of date fields).
// Loaded by scripts/config.js of each web app before AngularJS starts.

// The same choice as the web app makes for its texts: English for an English browser, French for every other.
export const language = (navigator.languages?.[0] ?? navigator.language ?? '').split('-')[0].toLowerCase() === 'en' ? 'en' : 'fr';

document.documentElement.lang = language;

if (language === 'fr') {
  const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
  const number = {minInt: 1, minFrac: 0, maxFrac: 3, gSize: 3, lgSize: 3, posPre: '', posSuf: '', negPre: '-', negSuf: ''};

  window.angular.module('ngLocale', [], ['$provide', $provide => $provide.value('$locale', {
    id: 'fr-fr',
    localeID: 'fr_FR',
    DATETIME_FORMATS: {
      MONTH: months,
      STANDALONEMONTH: months,
      SHORTMONTH: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
      DAY: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
      SHORTDAY: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
      AMPMS: ['AM', 'PM'],
      ERAS: ['av. J.-C.', 'ap. J.-C.'],
      ERANAMES: ['avant Jésus-Christ', 'après Jésus-Christ'],
      FIRSTDAYOFWEEK: 0,
      WEEKENDRANGE: [5, 6],
      fullDate: 'EEEE d MMMM y',
      longDate: 'd MMMM y',
      medium: 'd MMM y HH:mm:ss',
      mediumDate: 'd MMM y',
      mediumTime: 'HH:mm:ss',
      short: 'dd/MM/y HH:mm',
      shortDate: 'dd/MM/y',
      shortTime: 'HH:mm'
    },
    NUMBER_FORMATS: {
      CURRENCY_SYM: '€',
      DECIMAL_SEP: ',',
      GROUP_SEP: '\u00a0',
      PATTERNS: [
        number,
        {...number, minFrac: 2, maxFrac: 2, posSuf: '\u00a0¤', negSuf: '\u00a0¤'}
      ]
    },
    pluralCat: n => Math.abs(n) < 2 ? 'one' : 'other'
  })]);
}
