package fr.allset.tacite.changeletter;

import fr.allset.tacite.typography.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the letters about a revision have come, in customers; each counts once, but for those that have answered.
 *
 * @param waiting  for their digest
 * @param toSend   on record, and not yet with the mail server
 * @param sent     the mail server has taken it
 * @param failed   refused by the mail server, or given up
 * @param returned taken, and then returned
 * @param answered of all of these, those that have answered
 */
public record Deliveries(int waiting, int toSend, int sent, int failed, int returned, int answered) {

    /** The customers that are on record as told, or wait for their digest. */
    public int told() {
        return waiting + toSend + sent + failed + returned;
    }

    /** In French, as « 12 clients : 10 remis au serveur de messagerie, 2 retournés ; 4 ont répondu ». */
    public String inFrench() {
        var parts = new ArrayList<String>();
        add(parts, sent, "remis au serveur de messagerie");
        add(parts, toSend, "à envoyer");
        add(parts, waiting, "dans le prochain bulletin");
        add(parts, failed, "non remis");
        add(parts, returned, Counted.form(returned, "retourné", "retournés"));
        return told() + " " + Counted.form(told(), "client", "clients")
                + (parts.isEmpty() ? "" : " : " + String.join(", ", parts)) + " ; "
                + (answered == 0
                        ? "aucun n'a répondu"
                        : answered + " " + Counted.form(answered, "a répondu", "ont répondu"));
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
