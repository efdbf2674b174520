package pgtest

import (
	"fmt"
	"path/filepath"
	"strings"
)

// memberConfig is the settings of one Patroni: those that docs/operations.md recommends, with
// times as short as a test wants them. A commit waits for the synchronous standby; where
// there is none left, the primary goes on alone, and is not failed over from.
func (f *Failover) memberConfig(m *member) string {
	return fmt.Sprintf(`scope: huipu
name: %[1]s
restapi:
  listen: 127.0.0.1:%[2]d
  connect_address: 127.0.0.1:%[2]d
etcd3:
  hosts: 127.0.0.1:%[3]d
bootstrap:
  dcs:
    ttl: 10
    loop_wait: 1
    retry_timeout: 4
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters:
        max_connections: 60
        shared_buffers: 64MB
        wal_keep_size: 256MB
  initdb:
    - encoding: UTF8
    - locale: C
    - data-checksums
postgresql:
  listen: 127.0.0.1:%[4]d
  connect_address: 127.0.0.1:%[4]d
  data_dir: %[5]s
  bin_dir: %[6]s
  pgpass: %[7]s
  remove_data_directory_on_rewind_failure: true
  remove_data_directory_on_diverged_timelines: true
  authentication:
    superuser:
      username: %[8]s
      password: %[9]s
    replication:
      username: replicator
      password: %[9]s
  basebackup:
    - checkpoint: fast
  pg_hba:
    - local all all trust
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication all 127.0.0.1/32 scram-sha-256
  parameters:
    unix_socket_directories: %[10]s
watchdog:
  mode: "off"
`, m.name, m.rest, f.etcd, m.port, f.data(m), f.bin, filepath.Join(f.dir, m.name+".pgpass"), superuser, Password, f.dir)
}

// proxyConfig sends every connection to the member that says that it is the primary, and cuts
// those to one that is no more.
func (f *Failover) proxyConfig() string {
	var b strings.Builder
	fmt.Fprintf(&b, `global
  maxconn 500
defaults
  mode tcp
  timeout connect 2s
  timeout client 30m
  timeout server 30m
listen primary
  bind 127.0.0.1:%d
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 300ms fall 2 rise 1 on-marked-down shutdown-sessions
`, f.proxy)
	for _, m := range f.members {
		fmt.Fprintf(&b, "  server %s 127.0.0.1:%d check port %d\n", m.name, m.port, m.rest)
	}
	return b.String()
}

func (f *Failover) data(m *member) string { return filepath.Join(f.dir, m.name) }
