package fr.allset.tacite.changeletter.mail;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether an answer says no more than that a letter has arrived, or that what it asks is done. In doubt it does not: a person reads it. */
final class PlainReceipt {

    private static final int LONGEST = 200;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> RECEIPTS = Set.of(
            "recu",
            "recue",
            "recus",
            "ok",
            "merci",
            "fait",
            "faite",
            "note",
            "notee",
            "entendu",
            "accord",
            "accuse",
            "received",
            "done",
            "noted",
            "thanks",
            "thank",
            "understood",
            "acknowledged",
            "okay");
    /** They take something back, or lead to something else. */
    private static final Set<String> RESERVES = Set.of(
            "ne",
            "n",
            "pas",
            "mais",
            "non",
            "jamais",
            "toutefois",
            "cependant",
            "pourtant",
            "impossible",
            "probleme",
            "quand",
            "comment",
            "pourquoi",
            "pouvez",
            "pourriez",
            "sauf",
            "not",
            "no",
            "don",
            "doesn",
            "didn",
            "can",
            "cannot",
            "but",
            "however",
            "never",
            "unable",
            "problem",
            "when",
            "how",
            "why",
            "please",
            "could",
            "would",
            "except",
            "until");

    private PlainReceipt() {}

    static boolean is(String words) {
        if (words.length() > LONGEST || words.contains("?")) {
            return false;
        }
        var said = Set.of(distinct(words));
        return said.stream().anyMatch(RECEIPTS::contains) && said.stream().noneMatch(RESERVES::contains);
    }

    private static String[] distinct(String words) {
        var plain = ACCENTS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return WORDS.splitAsStream(plain).distinct().toArray(String[]::new);
    }
}
