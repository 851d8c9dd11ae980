package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditProposal;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Sentence;
import java.util.Optional;

/** What forms say of an avoir that needs two. */
final class ProposalText {

    private ProposalText() {}

    /** Who has proposed what, and what was decided on it. */
    static String of(CreditProposal proposal) {
        return Sentence.of("staff.credit-proposal")
                .with("by", proposal.proposedBy())
                .with("at", FrenchMoment.of(proposal.proposedAt()))
                .with("amount", proposal.amount().inFrench())
                .with("reasoned", proposal.reason().isPresent())
                .with("reason", proposal.reason().orElse(""))
                .with("decided", proposal.approved().map(String::valueOf).orElse("none"))
                .with("decider", proposal.decidedBy().orElse(""))
                .with("note", proposal.note().orElse(""))
                .inFrench();
    }

    /**
     * That it is proposed to another account manager, before it is sent in.
     *
     * @param choice   the words of the form that propose it
     * @param threshold none when every avoir needs two
     */
    static String needsTwo(String choice, Optional<Euros> threshold) {
        return Sentence.of("staff.credit-needs-two")
                .with("choice", choice)
                .with("limited", threshold.isPresent())
                .with("threshold", threshold.map(Euros::inFrench).orElse(""))
                .inFrench();
    }
}
