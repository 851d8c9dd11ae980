package fr.allset.tacite.setup.process;

import java.time.Instant;

/** The words this code shares with {@code processes/document-publication.bpmn}. */
final class DocumentPublicationProcess {

    /** Its business key is the document's code and the version. */
    static final String KEY = "document-publication";

    static final String DOCUMENT_VERSION_PUBLISHED = "DocumentVersionPublished";

    private DocumentPublicationProcess() {}

    static String key(String code, String version) {
        return code + " " + version;
    }

    /** The version that the process is about; its code stands before it in the key. */
    static String version(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    static String code(String key) {
        return key.substring(0, Math.max(0, key.indexOf(' ')));
    }

    /** @param validAt midnight in Paris of the first day */
    record Publication(String documentCode, Instant validAt) {}

    /** Routes "D'autres Clients à solliciter ?". */
    record Asking(boolean moreToAsk) {}
}
