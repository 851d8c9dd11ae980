// Camunda's Cockpit takes this file instead of its own: the application's classes come before its jars on the class path.

export default {
  app: {
    name: 'Tacite · Cockpit',
    vendor: 'ALLSET'
  },

  locales: {
    availableLocales: ['fr', 'en'],
    fallbackLocale: 'fr'
  },

  // L and LT are defined in locales/fr.json
  dateFormat: {
    normal: 'L LT',
    abbr: 'L LT',
    short: 'L',
    long: 'LLLL'
  },

  customScripts: ['../tacite/french.js', 'scripts/dates', 'scripts/case'],

  // Camunda's own tour of its product
  disableWelcomeMessage: true
};
