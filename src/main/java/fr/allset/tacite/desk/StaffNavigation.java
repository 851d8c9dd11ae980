package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Which pages the navigation leads to: those that the reader's role may open. */
@ControllerAdvice(annotations = Controller.class)
class StaffNavigation {

    @ModelAttribute("doors")
    Doors doors(HttpServletRequest request) {
        return new Doors(
                mayBe(request, Role.ACCOUNT_MANAGER, Role.PROCESS_OWNER, Role.ADMIN),
                mayBe(request, Role.ACCOUNT_MANAGER, Role.SUPPORT, Role.PROCESS_OWNER),
                mayBe(request, Role.ACCOUNT_MANAGER, Role.PROCESS_OWNER));
    }

    /** Where the reader is, so that the navigation shows it. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getRequestURI();
    }

    private static boolean mayBe(HttpServletRequest request, Role... roles) {
        return Arrays.stream(roles).anyMatch(role -> request.isUserInRole(role.name()));
    }

    /**
     * @param contracts subscriptions, letters, charges, the clock of a demonstration
     * @param failures  what was reported, what became of it
     * @param quality   availability, restoration, credits, what Microsoft announces and changes
     */
    record Doors(boolean contracts, boolean failures, boolean quality) {}
}
