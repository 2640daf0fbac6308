provider "google" {
  region = "us-central1"
}

resource "google_container_cluster" "stays" {
  name = "c"
  location = "us-central1"
  initial_node_count = 1
  enable_autopilot = false
  remove_default_node_pool = true
}

resource "google_container_node_pool" "stays" {
  name = "np"
  location = "us-central1"
  cluster = google_container_cluster.stays.name
  node_count = 1
  node_config {
    machine_type = "n2-standard-4"
    disk_size_gb = 100
    disk_type = "pd-balanced"
  }
}

resource "google_container_cluster" "updated" {
  name = "d"
  location = "us-central1"
  initial_node_count = 2
  enable_autopilot = false
  remove_default_node_pool = false
}

resource "google_container_node_pool" "updated" {
  name = "np2"
  location = "us-central1"
  cluster = google_container_cluster.updated.name
  node_count = 2
  node_config {
    machine_type = "n2-standard-4"
    disk_size_gb = 100
    disk_type = "pd-balanced"
  }
}

resource "google_container_cluster" "inline" {
  name = "e"
  location = "us-central1"
  initial_node_count = 1
  enable_autopilot = false
  remove_default_node_pool = true
  node_locations = ["us-central1-a", "us-central1-b", "us-central1-c"]
  node_pool {
    name = "np"
    node_count = 1
    initial_node_count = 1
    node_locations = ["us-central1-a", "us-central1-b", "us-central1-c"]
    node_config {
      machine_type = "n2-standard-4"
      disk_size_gb = 100
      disk_type = "pd-balanced"
    }
    autoscaling = []
  }
  node_config {
    machine_type = "n2-standard-4"
    disk_size_gb = 100
    disk_type = "pd-balanced"
  }
}

resource "google_compute_disk" "source" {
  name = "source"
  zone = "us-central1-a"
  type = "pd-ssd"
  size = 200
}

resource "google_compute_snapshot" "s" {
  name = "s"
  zone = "us-central1-a"
  source_disk = google_compute_disk.source.id
}

resource "google_compute_image" "i" {
  name = "i"
  source_disk = google_compute_disk.source.id
}

resource "google_compute_disk" "of_snapshot" {
  name = "of-snapshot"
  zone = "us-central1-a"
  type = "pd-ssd"
  snapshot = google_compute_snapshot.s.id
}

resource "google_compute_disk" "of_image" {
  name = "of-image"
  zone = "us-central1-a"
  type = "pd-ssd"
  image = google_compute_image.i.id
}

resource "google_compute_disk" "clone" {
  name = "clone"
  zone = "us-central1-a"
  type = "pd-ssd"
  source_disk = google_compute_disk.source.id
}

resource "google_compute_disk" "of_vendors_image" {
  name = "debian"
  zone = "us-central1-a"
  type = "pd-ssd"
  image = "debian-cloud/debian-12"
}

resource "google_compute_disk" "of_windows" {
  name = "windows"
  zone = "us-central1-a"
  type = "pd-ssd"
  image = "projects/windows-cloud/global/images/family/windows-2022"
}

resource "google_compute_disk" "of_other_snapshot" {
  name = "other"
  zone = "us-central1-a"
  type = "pd-ssd"
  snapshot = "projects/p/global/snapshots/x"
}

resource "google_compute_disk" "cleared" {
  name = "cleared"
  zone = "us-central1-a"
  type = "pd-ssd"
}

resource "google_compute_instance" "boot" {
  name = "boot"
  zone = "us-central1-a"
  machine_type = "c3-standard-4"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
      size = 1000
      type = "hyperdisk-extreme"
      provisioned_iops = 10000
    }
  }
}

resource "google_compute_instance" "windows" {
  name = "windows"
  zone = "us-central1-a"
  machine_type = "e2-standard-2"
  boot_disk {
    initialize_params {
      image = "windows-cloud/windows-2022"
      type = "pd-balanced"
    }
  }
}

resource "google_compute_global_address" "balanced" {
  name = "balanced"
}

resource "google_compute_global_forwarding_rule" "balanced" {
  name = "balanced"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range = "443"
  ip_address = google_compute_global_address.balanced.address
}

resource "google_compute_global_address" "unused" {
  name = "unused"
}

resource "google_compute_address" "balanced" {
  name = "balanced"
  region = "us-central1"
  address_type = "EXTERNAL"
}

resource "google_compute_forwarding_rule" "balanced" {
  name = "balanced"
  region = "us-central1"
  load_balancing_scheme = "EXTERNAL"
  ip_address = google_compute_address.balanced.address
}

resource "google_compute_address" "nat" {
  name = "nat"
  region = "us-central1"
  address_type = "EXTERNAL"
}

resource "google_compute_router_nat" "nat" {
  name = "nat"
  region = "us-central1"
  nat_ip_allocate_option = "MANUAL_ONLY"
  nat_ips = [google_compute_address.nat.self_link]
}

resource "google_compute_address" "sixth" {
  name = "sixth"
  region = "us-central1"
  address_type = "EXTERNAL"
  ip_version = "IPV6"
}

resource "google_cloud_run_v2_service" "idle_not_said" {
  name = "idle-not-said"
  location = "us-central1"
  template {
    scaling {
      min_instance_count = 1
    }
    containers {
      image = "a"
      resources {
        cpu_idle = None
        limits = {
          "cpu" = "1"
          "memory" = "512Mi"
        }
      }
    }
  }
}

resource "google_cloud_run_v2_service" "sidecar" {
  name = "sidecar"
  location = "us-central1"
  template {
    containers {
      image = "a"
      resources {
        cpu_idle = true
        limits = {
          "cpu" = "1"
          "memory" = "512Mi"
        }
      }
    }
    containers {
      image = "b"
      resources {
        cpu_idle = true
        limits = {
          "cpu" = "500m"
          "memory" = "256Mi"
        }
      }
    }
  }
}

resource "google_cloud_run_v2_service" "nothing_said" {
  name = "nothing-said"
  location = "us-central1"
  template {
    containers {
      image = "a"
    }
  }
}

resource "google_bigquery_table" "of_other_dataset" {
  dataset_id = "other"
  table_id = "t"
}
