// On the page of a process instance: the way to the page of what it is about, found by its business key.
const words = {
  fr: {subscription: 'Voir l’abonnement', other: 'Voir le dossier'},
  en: {subscription: 'See the subscription', other: 'See the file'}
};

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

async function link(container, {processInstanceId, api}) {
  const answer = await fetch(`${api.engineApi}/process-instance/${processInstanceId}`, {credentials: 'same-origin'});
  const {businessKey, definitionId} = await answer.json();
  // the number of an import is that of no file
  if (businessKey && !/^(open-lifecycles|portfolio-import):/.test(definitionId)) {
    const {subscription, other} = words[document.documentElement.lang === 'en' ? 'en' : 'fr'];
    const way = document.createElement('a');
    way.className = 'btn btn-default btn-toolbar';
    way.href = `${root}/bureau/dossiers/${encodeURIComponent(businessKey)}`;
    way.title = /^subscription-(lifecycle|renewal):/.test(definitionId) ? subscription : other;
    way.setAttribute('aria-label', way.title);
    // the toolbar is as narrow as a sign
    const sign = document.createElement('span');
    sign.className = 'glyphicon glyphicon-folder-open';
    way.append(sign);
    container.append(way);
  }
}

export default {
  id: 'tacite-case',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 100,
  render: link
};
