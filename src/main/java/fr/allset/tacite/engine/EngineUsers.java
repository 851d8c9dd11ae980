package fr.allset.tacite.engine;

import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.LoginCreated;
import fr.allset.tacite.identity.LoginEnabled;
import fr.allset.tacite.identity.LoginRoleChanged;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.startup.StartUpStep;
import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The staff as the engine knows them, so that tasks can be theirs and Tasklist can show their names. What they are follows from their
 * logins, at each change and at each start: whoever has left the staff belongs to no group of it. Their passwords are not here: the
 * engine's own log-in is closed, and what it stores is a random value that nobody has seen.
 */
@Component
class EngineUsers extends StartUpStep {

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final Logins logins;
    private final TaskFilters filters;
    private final TransactionTemplate transaction;

    EngineUsers(
            IdentityService identities,
            AuthorizationService authorizations,
            Logins logins,
            TaskFilters filters,
            TransactionTemplate transaction) {
        super(Order.ENGINE_USERS);
        this.identities = identities;
        this.authorizations = authorizations;
        this.logins = logins;
        this.filters = filters;
        this.transaction = transaction;
    }

    /** The engine's users may have been changed from within, or come from an older copy of the database. */
    @Override
    protected void prepare() {
        transaction.executeWithoutResult(all -> {
            Arrays.stream(Role.values())
                    .flatMap(role -> EngineGroups.of(role).stream())
                    .forEach(this::dismissStrangers);
            logins.all().forEach(this::settle);
        });
    }

    @EventListener
    void on(LoginCreated created) {
        settle(created.login());
    }

    @EventListener
    void on(LoginEnabled switched) {
        settle(switched.login());
    }

    @EventListener
    void on(LoginRoleChanged changed) {
        settle(changed.login());
    }

    private void dismissStrangers(String group) {
        identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .filter(member -> logins.find(member).isEmpty())
                .forEach(member -> identities.deleteMembership(member, group));
    }

    private void settle(Login login) {
        var due = login.enabled() ? EngineGroups.of(login.role()) : Optional.<String>empty();
        due.ifPresent(group -> know(login));
        var groups = identities.createGroupQuery().groupMember(login.username()).list().stream()
                .map(Group::getId)
                .toList();
        Arrays.stream(Role.values())
                .flatMap(role -> EngineGroups.of(role).stream())
                .filter(group -> groups.contains(group) && !due.equals(Optional.of(group)))
                .forEach(group -> identities.deleteMembership(login.username(), group));
        due.filter(group -> !groups.contains(group))
                .ifPresent(group -> identities.createMembership(login.username(), group));
    }

    private void know(Login login) {
        var user = identities.createUserQuery().userId(login.username()).singleResult();
        if (user == null) {
            user = identities.newUser(login.username());
            user.setPassword(logins.newPassword());
            name(user, login);
        } else if (!login.displayName().equals(user.getFirstName()) || !"".equals(user.getLastName())) {
            name(user, login);
        }
        if (authorizations
                        .createAuthorizationQuery()
                        .userIdIn(login.username())
                        .resourceType(Resources.FILTER)
                        .count()
                == 0) {
            filters.createMyTasks(login.username());
        }
    }

    private void name(User user, Login login) {
        user.setFirstName(login.displayName());
        user.setLastName("");
        identities.saveUser(user);
    }
}
