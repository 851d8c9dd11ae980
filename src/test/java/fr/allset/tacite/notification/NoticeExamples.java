package fr.allset.tacite.notification;

/** A letter about a quote, and the same with one thing changed. */
public final class NoticeExamples {

    private String key = "DR-2026-0001/quoted";
    private String kind = "termination-quoted";
    private String about = "DR-2026-0001";
    private String customerNumber = "C-0007";
    private String recipientName = "Zoé Lefèvre";
    private String recipientAddress = "zoe.lefevre@boulangerie.example";
    private String subject = "Votre devis de résiliation DR-2026-0001 : 1 234,50 €";
    private String body = """
            Madame, Monsieur,

            Les Frais de Résiliation Anticipée s'élèvent à 1 234,50 € hors taxes.

            L'équipe Allset
            """;

    public static NoticeExamples aNotice() {
        return new NoticeExamples();
    }

    public NoticeExamples key(String changed) {
        key = changed;
        return this;
    }

    public NoticeExamples kind(String changed) {
        kind = changed;
        return this;
    }

    public NoticeExamples about(String changed) {
        about = changed;
        return this;
    }

    public NoticeExamples customerNumber(String changed) {
        customerNumber = changed;
        return this;
    }

    public NoticeExamples recipientName(String changed) {
        recipientName = changed;
        return this;
    }

    public NoticeExamples recipientAddress(String changed) {
        recipientAddress = changed;
        return this;
    }

    public NoticeExamples subject(String changed) {
        subject = changed;
        return this;
    }

    public NoticeExamples body(String changed) {
        body = changed;
        return this;
    }

    public Notice build() {
        return new Notice(key, kind, about, customerNumber, recipientName, recipientAddress, subject, body);
    }
}
