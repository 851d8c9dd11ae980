package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.DocumentAnswer;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The client answers to several documents in one gesture: all of its answers are recorded, or none. */
@Service
@Transactional
class OnlineAcceptance {

    private final DocumentAcceptance acceptance;

    OnlineAcceptance(DocumentAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    /**
     * @param documents the codes of those that are answered
     * @param remark    what the client adds; blank when nothing
     * @throws Refusal when none is named, the file is not the client's or closed, or a document is not asked
     */
    void answer(String file, List<String> documents, boolean accepted, String remark, Actor actor) {
        acceptance.find(file, actor);
        if (documents.isEmpty()) {
            throw Refusal.unprocessable("documents-not-chosen", "document");
        }
        documents.stream()
                .distinct()
                .forEach(document -> acceptance.answerOnline(
                        file, new DocumentAnswer(document, accepted, null, null, null, null, remark), actor));
    }
}
