package fr.allset.tacite.engine;

import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.LoginCreated;
import fr.allset.tacite.identity.Logins;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The staff as the engine knows them, so that tasks can be theirs and Tasklist can show their names. Their passwords are not
 * here: the engine's own log-in is closed, and what it stores is a random value that nobody has seen.
 */
@Component
class EngineUsers {

    private final IdentityService identities;
    private final Logins logins;
    private final TaskFilters filters;

    EngineUsers(IdentityService identities, Logins logins, TaskFilters filters) {
        this.identities = identities;
        this.logins = logins;
        this.filters = filters;
    }

    @EventListener
    void on(LoginCreated created) {
        EngineGroups.of(created.login().role()).ifPresent(group -> create(created.login(), group));
    }

    private void create(Login login, String group) {
        var user = identities.newUser(login.username());
        user.setFirstName(login.displayName());
        user.setLastName("");
        user.setPassword(logins.newPassword());
        identities.saveUser(user);
        identities.createMembership(login.username(), group);
        filters.createMyTasks(login.username());
    }
}
