// The code of the link stands behind its #, which no server sees. It goes into its field, and out of the address and the history.
const code = location.hash.slice(1);
if (code) {
  document.getElementById('code').value = code;
  history.replaceState(null, '', location.pathname);
  document.getElementById('nouveau').focus();
}
