package fr.allset.tacite.engine;

import java.util.List;
import java.util.Map;

/**
 * What running instances of a process need on their way to its newest version, beyond staying in the step of the same id.
 *
 * @param process    the process's key
 * @param before     an element that came with a version: the conversion is for versions that lack it, to versions that have it
 * @param activities the new id of each step that has another one now
 * @param instants   variables of the new version that the old one lacks: they hold the instant of the conversion
 */
record Conversion(String process, String before, Map<String, String> activities, List<String> instants) {}
