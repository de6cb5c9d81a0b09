/** The arrows between the modules. */
package dev.relais.examples.house;
