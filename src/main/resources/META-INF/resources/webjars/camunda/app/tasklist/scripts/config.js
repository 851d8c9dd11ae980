// Camunda's Tasklist takes this file instead of its own: the application's classes come before its jars on the class path.

export default {
  app: {
    name: 'Tacite · Tâches',
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

  customScripts: ['../tacite/forms.js'],

  // Camunda's own tour of its product
  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'prendre la tâche sélectionnée'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'aller au premier filtre de la liste'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'aller à la première tâche de la liste'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'aller au premier champ du formulaire de la tâche'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'ouvrir la fenêtre de démarrage d’un processus'
    }
  }
};
