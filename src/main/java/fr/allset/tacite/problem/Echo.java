package fr.allset.tacite.problem;

/** What somebody has sent, as it is said back: enough of it to be recognised. */
final class Echo {

    static final int LONGEST = 500;

    private Echo() {}

    static String of(Object sent) {
        var text = String.valueOf(sent);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
