package fr.allset.tacite.changenotice.process;

import fr.allset.tacite.changenotice.ChangeDigests;
import fr.allset.tacite.changenotice.DigestOpened;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A digest that is opened has its process, in the same transaction. */
@Component
class DigestOpening {

    private final ChangeDigests digests;
    private final RuntimeService runtime;

    DigestOpening(ChangeDigests digests, RuntimeService runtime) {
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
