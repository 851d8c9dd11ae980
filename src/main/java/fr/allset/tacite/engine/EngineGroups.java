package fr.allset.tacite.engine;

import fr.allset.tacite.identity.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The engine's groups: one for each role of the staff. Tasks name them as candidate groups. */
final class EngineGroups {

    static final String ACCOUNT_MANAGERS = "account-managers";
    static final String PROCESS_OWNERS = "process-owners";
    static final String SUPPORT = "support";
    static final String ADMINISTRATORS = "camunda-admin";

    private EngineGroups() {}

    static Optional<String> of(Role role) {
        return switch (role) {
            case ACCOUNT_MANAGER -> Optional.of(ACCOUNT_MANAGERS);
            case PROCESS_OWNER -> Optional.of(PROCESS_OWNERS);
            case ADMIN -> Optional.of(ADMINISTRATORS);
            case SUPPORT -> Optional.of(SUPPORT);
            case CLIENT -> Optional.empty();
        };
    }

    static List<String> of(Collection<String> authorities) {
        return Arrays.stream(Role.values())
                .filter(role -> authorities.contains(role.authority()))
                .flatMap(role -> of(role).stream())
                .toList();
    }
}
