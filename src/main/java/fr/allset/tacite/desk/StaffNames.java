package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.subscription.SubscriptionDiary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How those who have logged in are called on pages. */
@Component
class StaffNames {

    private final Logins logins;

    StaffNames(Logins logins) {
        this.logins = logins;
    }

    /** Their names by what they log in with, nulls left out; whoever is not there any more keeps that. */
    Map<String, String> of(Collection<String> usernames) {
        var known = usernames.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        var names = new HashMap<String, String>();
        known.forEach(username -> names.put(username, username));
        logins.findAll(known).forEach(login -> names.put(login.username(), login.displayName()));
        names.put(SubscriptionDiary.TACITE, "Tacite");
        return names;
    }
}
