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

resource "google_compute_instance" "windows" {
  name         = "windows"
  machine_type = "n2-standard-4"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "windows-cloud/windows-2022"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "windows_link" {
  name         = "windows-link"
  machine_type = "e2-standard-8"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "https://www.googleapis.com/compute/v1/projects/windows-cloud/global/images/windows-server-2019-dc-v20260714"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "windows_small" {
  name         = "windows-small"
  machine_type = "g1-small"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "projects/windows-cloud/global/images/family/windows-2019"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "windows_spot" {
  name         = "windows-spot"
  machine_type = "n2-standard-4"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "windows-cloud/windows-2022"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
  scheduling {
    provisioning_model = "SPOT"
    preemptible        = true
    automatic_restart  = false
  }
}

resource "google_compute_instance" "windows_gpu" {
  name         = "windows-gpu"
  machine_type = "g2-standard-8"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "windows-cloud/windows-2022"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "sql_server" {
  name         = "sql-server"
  machine_type = "n2-standard-8"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "windows-sql-cloud/sql-std-2022-win-2022"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "rhel_8" {
  name         = "rhel-8"
  machine_type = "n2-standard-8"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "rhel-cloud/rhel-9"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "rhel_16" {
  name         = "rhel-16"
  machine_type = "n2-standard-16"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "rhel-cloud/rhel-9"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "rhel_sap" {
  name         = "rhel-sap"
  machine_type = "m1-ultramem-160"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "rhel-sap-cloud/rhel-9-4-sap-ha"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "rhel_byos" {
  name         = "rhel-byos"
  machine_type = "n2-standard-8"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "rhel-byos-cloud/rhel-9-byos"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "sles" {
  name         = "sles"
  machine_type = "n2-standard-16"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "suse-cloud/sles-15"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "debian" {
  name         = "debian"
  machine_type = "n2-standard-4"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "own_image" {
  name         = "own-image"
  machine_type = "n2-standard-4"
  zone         = "europe-west1-b"
  boot_disk {
    initialize_params {
      image = "projects/example/global/images/golden-windows"
      size  = 50
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance_template" "windows" {
  name         = "windows"
  machine_type = "n2-standard-2"
  disk {
    source_image = "windows-cloud/windows-2022"
    boot         = true
    disk_size_gb = 50
  }
}

resource "google_compute_region_instance_group_manager" "windows" {
  name               = "windows"
  base_instance_name = "w"
  region             = "us-central1"
  target_size        = 3
  version {
    instance_template = google_compute_instance_template.windows.self_link
  }
}

resource "google_container_node_pool" "windows" {
  name       = "windows"
  cluster    = "elsewhere"
  location   = "us-central1-a"
  node_count = 2
  node_config {
    machine_type = "n2-standard-4"
    image_type   = "WINDOWS_LTSC_CONTAINERD"
  }
}
