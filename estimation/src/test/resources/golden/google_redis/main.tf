terraform {
  required_providers {
    google = {
      source = "hashicorp/google"
    }
  }
}

provider "google" {
  project = "example"
  region  = "us-central1"
}

resource "google_redis_instance" "basic_m1" {
  name           = "basic-m1"
  region         = "us-central1"
  memory_size_gb = 1
}

resource "google_redis_instance" "basic_m2" {
  name           = "basic-m2"
  region         = "us-central1"
  memory_size_gb = 5
}

resource "google_redis_instance" "standard_m3" {
  name           = "standard-m3"
  region         = "us-central1"
  tier           = "STANDARD_HA"
  memory_size_gb = 16
}

resource "google_redis_instance" "standard_m4" {
  name           = "standard-m4"
  region         = "us-central1"
  tier           = "STANDARD_HA"
  memory_size_gb = 50
}

resource "google_redis_instance" "basic_m5" {
  name           = "basic-m5"
  region         = "us-central1"
  memory_size_gb = 101
}

resource "google_redis_cluster" "default" {
  name        = "default"
  region      = "us-central1"
  shard_count = 3
  psc_configs {
    network = "projects/example/global/networks/n"
  }
}

resource "google_redis_cluster" "with_replicas" {
  name          = "with-replicas"
  region        = "us-central1"
  shard_count   = 3
  replica_count = 1
  node_type     = "REDIS_STANDARD_SMALL"
  psc_configs {
    network = "projects/example/global/networks/n"
  }
}

resource "google_redis_cluster" "with_aof" {
  name        = "with-aof"
  region      = "us-central1"
  shard_count = 2
  node_type   = "REDIS_SHARED_CORE_NANO"
  psc_configs {
    network = "projects/example/global/networks/n"
  }
  persistence_config {
    mode = "AOF"
  }
}

resource "google_redis_cluster" "with_backups" {
  name        = "with-backups"
  region      = "us-central1"
  shard_count = 1
  node_type   = "REDIS_HIGHMEM_XLARGE"
  psc_configs {
    network = "projects/example/global/networks/n"
  }
}

resource "google_redis_instance" "read_replicas" {
  name               = "read-replicas"
  region             = "us-central1"
  tier               = "STANDARD_HA"
  memory_size_gb     = 10
  read_replicas_mode = "READ_REPLICAS_ENABLED"
  replica_count      = 3
}

resource "google_redis_instance" "read_replicas_default" {
  name               = "read-replicas-default"
  region             = "us-central1"
  tier               = "STANDARD_HA"
  memory_size_gb     = 10
  read_replicas_mode = "READ_REPLICAS_ENABLED"
}

resource "google_redis_instance" "no_read_replicas" {
  name               = "no-read-replicas"
  region             = "us-central1"
  tier               = "STANDARD_HA"
  memory_size_gb     = 10
  read_replicas_mode = "READ_REPLICAS_DISABLED"
  replica_count      = 1
}
