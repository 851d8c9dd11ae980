package fr.allset.tacite.setup.process;

/** The words this code shares with {@code processes/document-publication.bpmn}. */
final class DocumentPublicationProcess {

    /** Its business key is the document's code and the version. */
    static final String KEY = "document-publication";

    static final String DOCUMENT_VERSION_PUBLISHED = "DocumentVersionPublished";

    static final String DOCUMENT_CODE = "documentCode";
    /** Midnight in Paris of the first day. */
    static final String VALID_AT = "validAt";

    static final String MORE_TO_ASK = "moreToAsk";

    private DocumentPublicationProcess() {}
}
