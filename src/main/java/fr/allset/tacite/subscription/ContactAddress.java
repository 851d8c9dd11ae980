package fr.allset.tacite.subscription;

import java.util.regex.Pattern;

/** The electronic address of a customer's contact, as far as it can be judged without writing to it. */
public final class ContactAddress {

    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final int LONGEST = 254;

    private ContactAddress() {}

    public static boolean isOne(String address) {
        return address.length() <= LONGEST && EMAIL.matcher(address).matches() && !address.contains("..");
    }
}
