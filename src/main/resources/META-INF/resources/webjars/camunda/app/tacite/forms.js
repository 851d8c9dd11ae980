// The words that the form viewer of a task writes itself, in English only: it offers no place for a translation, so they are
// replaced where it writes them, never in a label or a value of ours. Loaded by scripts/config.js of the Tasklist.

import {language} from './french.js';

const months = {
  January: 'janvier', February: 'février', March: 'mars', April: 'avril', May: 'mai', June: 'juin', July: 'juillet',
  August: 'août', September: 'septembre', October: 'octobre', November: 'novembre', December: 'décembre'
};

const days = {Sun: 'dim.', Mon: 'lun.', Tue: 'mar.', Wed: 'mer.', Thu: 'jeu.', Fri: 'ven.', Sat: 'sam.'};

const errors = [
  [/^Field is required\.$/, 'Ce champ est obligatoire.'],
  [/^Field must match pattern (.*)\.$/, 'La saisie doit suivre le modèle $1.'],
  [/^Field must have minimum value of (.*)\.$/, 'La valeur doit être au moins égale à $1.'],
  [/^Field must have maximum value of (.*)\.$/, 'La valeur ne doit pas dépasser $1.'],
  [/^Field must have minimum length of (.*)\.$/, 'La saisie doit compter au moins $1 caractères.'],
  [/^Field must have maximum length of (.*)\.$/, 'La saisie ne doit pas dépasser $1 caractères.'],
  [/^Field must be a valid email\.$/, 'L’adresse e-mail n’est pas valide.'],
  [/^Field must be a valid\s+international phone number\..*$/, 'Le numéro de téléphone doit être au format international, par exemple +33140506070.'],
  [/^Value is not a number\.$/, 'La valeur doit être un nombre.'],
  [/^Value is expected to be an integer\.$/, 'La valeur doit être un nombre entier.'],
  [/^Value is expected to have at most (.*) decimal digits?\.$/, 'La valeur doit avoir au plus $1 décimale(s).'],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, 'Les valeurs autorisées les plus proches sont $1 et $2.'],
  [/^Date and time must both be entered\.$/, 'La date et l’heure doivent être saisies.']
];

// where the viewer writes, and what
const places = [
  ['.fjs-form-field-error li', errors],
  ['.fjs-select-placeholder', [[/^Select$/, 'Choisir']]],
  ['.fjs-dropdownlist-empty', [[/^No results$/, 'Aucun résultat'], [/^All values selected$/, 'Tout est sélectionné']]],
  ['.fjs-table-empty', [[/^Nothing to show\.$/, 'Rien à afficher.']]],
  ['.fjs-table-td[colspan]', [[/^Nothing to show\.$/, 'Rien à afficher.']]],
  ['.fjs-table-nav-label', [[/^ of $/, ' sur ']]],
  ['.flatpickr-monthDropdown-month', [[/^[A-Z][a-z]+$/, word => months[word] ?? word]]],
  ['.flatpickr-weekday', [[/[A-Z][a-z]{2}/, word => days[word] ?? word]]]
];

const labels = [
  [/^Click to sort by (.*) ascending$/, 'Trier par $1, ordre croissant'],
  [/^Click to sort by (.*) descending$/, 'Trier par $1, ordre décroissant'],
  [/^Click to remove sorting$/, 'Retirer le tri'],
  [/^Previous page$/, 'Page précédente'],
  [/^Next page$/, 'Page suivante']
];

function translated(text, phrases) {
  const phrase = phrases.find(([english]) => english.test(text));
  return phrase ? text.replace(phrase[0], phrase[1]) : text;
}

function translate() {
  for (const [place, phrases] of places) {
    for (const element of document.querySelectorAll(place)) {
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          const text = translated(node.data, phrases);
          if (text !== node.data) node.data = text;
        }
      }
    }
  }
  for (const element of document.querySelectorAll('.fjs-table-th[aria-label], .fjs-table-nav-button[aria-label]')) {
    const label = translated(element.ariaLabel, labels);
    if (label !== element.ariaLabel) element.ariaLabel = label;
  }
  for (const input of document.querySelectorAll('.fjs-container input[placeholder="Search"]')) input.placeholder = 'Rechercher';
  for (const input of document.querySelectorAll('.fjs-container input[placeholder="dd/mm/yyyy"]')) input.placeholder = 'jj/mm/aaaa';
}

if (language === 'fr') {
  let planned = false;
  new MutationObserver(() => {
    if (!planned) {
      planned = true;
      requestAnimationFrame(() => {
        planned = false;
        translate();
      });
    }
  }).observe(document.body, {childList: true, characterData: true, subtree: true});
}
