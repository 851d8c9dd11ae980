package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.DigestMailing;
import fr.allset.tacite.changeletter.DigestOpened;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A digest that is opened has its process, in the same transaction. */
@Component
class DigestOpening {

    private final DigestMailing digests;
    private final RuntimeService runtime;

    DigestOpening(DigestMailing digests, RuntimeService runtime) {
        this.digests = digests;
        this.runtime = runtime;
    }

    @EventListener
    void on(DigestOpened opened) {
        runtime.createMessageCorrelation(ChangeDigestProcess.DIGEST_OPENED)
                .processInstanceBusinessKey(opened.day().toString())
                .setVariable(ChangeDigestProcess.DIGEST_AT, Date.from(digests.dueAt(opened.day())))
                .correlateStartMessage();
    }
}
