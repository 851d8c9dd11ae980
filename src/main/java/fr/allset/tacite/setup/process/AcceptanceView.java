package fr.allset.tacite.setup.process;

import java.util.List;

/**
 * What the forms show of documents to be accepted, as French text.
 *
 * @param documentRows    the documents, a row each
 * @param documentChoices what the select offers to answer
 */
record AcceptanceView(
        String fileNumber,
        String customerName,
        String customerNumber,
        String contactText,
        String purposeText,
        String askedOnText,
        String escalationText,
        List<Document> documentRows,
        List<Choice> documentChoices) {

    /**
     * One document, with the Client's answer.
     *
     * @param proof how it was answered, with the evidence
     * @param where where it can be read
     */
    record Document(String title, String version, String status, String answer, String proof, String where) {}

    /** One document that can still be answered, or all of them. */
    record Choice(String label, String value) {}
}
