/**
 * Who is who. Staff and clients have one login for the pages, the API, Tasklist and Cockpit, and a role says what it may do. A
 * client's login names the customer whose contracts alone it sees (art. 1: data are confidential).
 */
@NullMarked
package fr.allset.tacite.identity;

import org.jspecify.annotations.NullMarked;
