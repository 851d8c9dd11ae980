package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewal;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The client refuses the renewal of a subscription on its page, once however often it clicks (art. 5). */
@Service
@Transactional(noRollbackFor = Refusal.class)
class OnlineRefusal {

    private final NonRenewalHandling nonRenewals;
    private final Subscriptions subscriptions;
    private final Clock clock;

    OnlineRefusal(NonRenewalHandling nonRenewals, Subscriptions subscriptions, Clock clock) {
        this.nonRenewals = nonRenewals;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** @throws Refusal when there is none, or it is another customer's */
    @Transactional(readOnly = true)
    Subscription find(String number, Actor actor) {
        return own(subscriptions.find(number).stream().toList(), number, actor);
    }

    private static Subscription own(List<Subscription> found, String number, Actor actor) {
        return found.stream()
                .filter(subscription -> actor.maySee(subscription.customer().number()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
    }

    /** The notice that stands for the subscription, if there is one. */
    @Transactional(readOnly = true)
    Optional<NonRenewal> standing(String subscription) {
        return nonRenewals.of(subscription).stream()
                .filter(NonRenewal::isStanding)
                .findFirst();
    }

    /** @throws Refusal when the subscription is not the client's, has ended or is being terminated */
    NonRenewal refuse(String number, Actor actor) {
        // held: two clicks at one moment find one notice
        var held = own(subscriptions.lock(List.of(number)), number, actor);
        return standing(held.number())
                .orElseGet(
                        () -> nonRenewals.receive(NonRenewalRequest.online(number, ContractTime.today(clock)), actor));
    }
}
