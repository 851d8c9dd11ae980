package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.PasswordLink;
import fr.allset.tacite.identity.Passwords;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.problem.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/logins")
@PreAuthorize("hasRole('ADMIN')")
class LoginController {

    private final Logins logins;
    private final Passwords passwords;
    private final PasswordLink link;

    LoginController(Logins logins, Passwords passwords, PasswordLink link) {
        this.logins = logins;
        this.passwords = passwords;
        this.link = link;
    }

    @GetMapping
    @Operation(summary = "Who may log in")
    List<View> list() {
        return logins.all().stream().map(View::of).toList();
    }

    @PostMapping
    @Operation(
            summary = "Create a login",
            description =
                    "The answer holds its first password, which is shown this once. Its person logs in with it on the page"
                            + " /login and chooses another; until then nothing else answers.")
    @ApiResponse(responseCode = "201")
    ResponseEntity<Created> create(@RequestBody @Valid NewLogin body) {
        requireCustomerOfAClient(body);
        var password = logins.newPassword();
        var login = logins.invite(body.login(), password);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Created(login.username(), password));
    }

    static void requireCustomerOfAClient(NewLogin body) {
        if ((body.role() == Role.CLIENT) != (body.customerNumber() != null)) {
            throw Refusal.unprocessable(
                    body.role() == Role.CLIENT ? "customer-required" : "customer-not-permitted", "customerNumber");
        }
    }

    @PutMapping("/{username}/enabled")
    @Operation(summary = "Switch a login on or off; its sessions end with its next request")
    View enable(@PathVariable String username, @RequestBody boolean enabled) {
        return View.of(logins.enable(username, enabled));
    }

    @PutMapping("/{username}/role")
    @Operation(
            summary = "Give a member of the staff another role",
            description =
                    "Its sessions end with its next request. A client's login stays one, and the last administrator stays one.")
    View changeRole(@PathVariable String username, @RequestBody @Valid NewRole body) {
        return View.of(logins.changeRole(username, body.role()));
    }

    @PutMapping("/{username}/email-address")
    @Operation(
            summary =
                    "Where the link for a new password goes; without an address it is handed over by an administrator")
    View changeEmailAddress(@PathVariable String username, @RequestBody @Valid NewEmailAddress body) {
        return View.of(logins.changeEmailAddress(username, Optional.ofNullable(body.emailAddress())));
    }

    @PostMapping("/{username}/password-link")
    @Operation(
            summary = "A link with which a person chooses a new password",
            description =
                    "It works once, for an hour, and is shown this once. One that was made before does not work any more.")
    @ApiResponse(responseCode = "201")
    ResponseEntity<NewPasswordLink> link(@PathVariable String username, Actor actor) {
        var code = passwords.offer(username, actor.username());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new NewPasswordLink(link.of(code)));
    }

    record NewRole(@NotNull Role role) {}

    record NewEmailAddress(@Nullable @Email @Size(max = 320) String emailAddress) {}

    record NewPasswordLink(String link) {}

    record NewLogin(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,63}")
            String username,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*")
            String displayName,

            @NotNull Role role,

            @Nullable @Size(max = 40) @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*")
            String customerNumber,

            @Nullable @Email @Size(max = 320) String emailAddress) {

        Login login() {
            return new Login(
                    username,
                    displayName,
                    role,
                    Optional.ofNullable(customerNumber),
                    true,
                    Optional.ofNullable(emailAddress));
        }
    }

    record Created(String username, String password) {}

    record View(
            String username,
            String displayName,
            Role role,
            @Nullable String customerNumber,
            boolean enabled,
            @Nullable String emailAddress) {

        static View of(Login login) {
            return new View(
                    login.username(),
                    login.displayName(),
                    login.role(),
                    login.customerNumber().orElse(null),
                    login.enabled(),
                    login.emailAddress().orElse(null));
        }
    }
}
