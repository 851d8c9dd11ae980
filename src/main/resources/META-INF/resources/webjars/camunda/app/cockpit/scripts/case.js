// On the page of a process instance: the way to the page of what it is about, found by its business key, and to its repairs.
const words = {
  fr: {subscription: 'Voir l’abonnement', other: 'Voir le dossier', repairs: 'Réparer le dossier'},
  en: {subscription: 'See the subscription', other: 'See the file', repairs: 'Repair the file'}
};

// what has a repair of its own
const repairable = /^(subscription-lifecycle|subscription-renewal|early-termination|subscription-setup|document-acceptance):/;

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

async function link(container, {processInstanceId, api}) {
  const answer = await fetch(`${api.engineApi}/process-instance/${processInstanceId}`, {credentials: 'same-origin'});
  const {businessKey, definitionId} = await answer.json();
  // the number of an import is that of no file
  if (businessKey && !/^(open-lifecycles|portfolio-import):/.test(definitionId)) {
    const {subscription, other, repairs} = words[document.documentElement.lang === 'en' ? 'en' : 'fr'];
    const named = /^subscription-(lifecycle|renewal):/.test(definitionId) ? subscription : other;
    container.append(way('dossiers', businessKey, named, 'glyphicon-folder-open'));
    if (repairable.test(definitionId)) {
      container.append(way('reparations', businessKey, repairs, 'glyphicon-wrench'));
    }
  }
}

function way(pages, businessKey, title, sign) {
  const link = document.createElement('a');
  link.className = 'btn btn-default btn-toolbar';
  link.href = `${root}/bureau/${pages}/${encodeURIComponent(businessKey)}`;
  link.title = title;
  link.setAttribute('aria-label', title);
  // the toolbar is as narrow as a sign
  const icon = document.createElement('span');
  icon.className = `glyphicon ${sign}`;
  link.append(icon);
  return link;
}

export default {
  id: 'tacite-case',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 100,
  render: link
};
