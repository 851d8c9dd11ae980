// Cockpit fixes the format of its dates after it has read the configuration; this module of ours comes after that.
window.angular.module('cam.cockpit.custom').config(['camDateFormatProvider', format => format.setDateFormat('L HH:mm:ss', 'normal')]);
