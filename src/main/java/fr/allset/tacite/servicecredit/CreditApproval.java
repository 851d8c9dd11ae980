package fr.allset.tacite.servicecredit;

import fr.allset.tacite.decision.ApprovalRules;
import fr.allset.tacite.decision.ApprovalRules.Act;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.typography.Sentence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which avoirs and corrections need two, and what the second has decided. Whoever calls holds the request. */
@Component
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Refusal.class)
class CreditApproval {

    private final ApprovalRules rules;
    private final CreditProposals proposals;
    private final ServiceCredits serviceCredits;

    CreditApproval(ApprovalRules rules, CreditProposals proposals, ServiceCredits serviceCredits) {
        this.rules = rules;
        this.proposals = proposals;
        this.serviceCredits = serviceCredits;
    }

    /** What one person alone has issued and taken back for the request by then counts too. */
    boolean needsTwo(String request, Euros amount) {
        var issued = sizes(
                serviceCredits.notesOf(request).stream().map(CreditNote::amount).toList());
        var byTwo = sizes(proposals.of(request).stream()
                .filter(proposal -> proposal.approved().orElse(false))
                .map(CreditProposal::amount)
                .toList());
        return !amount.isZero()
                && rules.needsTwo(Act.CREDIT_NOTE, issued.minus(byTwo).plus(size(amount)));
    }

    private static Euros sizes(List<Euros> amounts) {
        return Euros.sum(amounts.stream().map(CreditApproval::size).toList());
    }

    private static Euros size(Euros amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }

    /** From which amount on it does; none where it always does, or never. */
    Optional<Euros> threshold() {
        return rules.threshold(Act.CREDIT_NOTE);
    }

    /** @throws Refusal when another proposal waits to be decided on */
    void requireNoneOpen(String request) {
        open(request).ifPresent(open -> {
            throw Refusal.conflict("credit-approval-under-way", request, open.proposedBy());
        });
    }

    Optional<CreditProposal> open(String request) {
        return proposals.last(request).filter(CreditProposal::isOpen);
    }

    Optional<CreditProposal> last(String request) {
        return proposals.last(request);
    }

    /** The first avoir of a request. */
    void propose(String request, Euros amount, String by) {
        proposals.insert(request, null, amount, null, null, by);
    }

    /** The correction of a note, on the figures that were reviewed. */
    void propose(String request, String corrects, Euros amount, String reason, String fingerprint, String by) {
        proposals.insert(request, corrects, amount, reason, fingerprint, by);
    }

    /** @throws Refusal when nothing is proposed, or it is {@code by}'s own */
    CreditProposal requireOthers(String request, String by) {
        var proposal = open(request).orElseThrow(() -> Refusal.conflict("credit-not-proposed", request));
        if (proposal.proposedBy().equals(by)) {
            throw Refusal.conflict("not-ones-own-proposal", proposal.corrects().orElse(request));
        }
        return proposal;
    }

    void approve(String request, String by) {
        proposals.close(request, true, by, null);
    }

    /** @throws Refusal when the reason is missing or too long */
    void refuse(String request, @Nullable String reason, String by) {
        proposals.close(request, false, by, StatedReason.of(reason));
    }

    /** What was proposed would be another amount by now: nobody can approve it any more. */
    void outdate(String request) {
        proposals.close(
                request,
                false,
                SubscriptionDiary.TACITE,
                Sentence.of("staff.credit-proposal-outdated").inFrench());
    }
}
