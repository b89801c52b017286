// The records of Resolve-DnsName belong to its folder.
import '../../management/network/dns/record-objects.js';
