/** The desk between both fake networks. */
package dev.relais.examples.desk;
