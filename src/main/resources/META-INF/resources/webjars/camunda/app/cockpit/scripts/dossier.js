// Beside the actions on a process instance: the way to the page of Tacite that tells about its business key.

// their business keys are numbers of imports, of which there is no page
const WITHOUT_PAGE = ['portfolio-import', 'open-lifecycles'];

export default {
  id: 'tacite-dossier',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 100,
  render: async (node, {api, processInstanceId}) => {
    const answer = await fetch(`${api.engineApi}/process-instance/${encodeURIComponent(processInstanceId)}`,
      {headers: {Accept: 'application/json'}});
    const {businessKey, definitionId} = answer.ok ? await answer.json() : {};
    if (!businessKey || WITHOUT_PAGE.includes(definitionId.split(':')[0])) {
      return;
    }
    const link = document.createElement('a');
    link.href = `/bureau/dossiers/${encodeURIComponent(businessKey)}`;
    link.className = 'btn btn-default action-button';
    link.title = `Ouvrir le dossier ${businessKey} dans Tacite`;
    link.setAttribute('aria-label', link.title);
    const picture = document.createElement('span');
    picture.className = 'glyphicon glyphicon-folder-open';
    link.append(picture);
    node.append(link);
  }
};
