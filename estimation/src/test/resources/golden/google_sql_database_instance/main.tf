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

resource "google_sql_database_instance" "shared" {
  name             = "shared"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "shared_regional" {
  name             = "shared-regional"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier              = "db-g1-small"
    availability_type = "REGIONAL"
  }
}

resource "google_sql_database_instance" "custom" {
  name             = "custom"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier = "db-custom-2-13312"
  }
}

resource "google_sql_database_instance" "custom_regional" {
  name             = "custom-regional"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier              = "db-custom-16-106496"
    availability_type = "REGIONAL"
    disk_size         = 500
  }
}

resource "google_sql_database_instance" "mysql" {
  name             = "mysql"
  database_version = "MYSQL_8_0"
  region           = "us-central1"
  settings {
    tier = "db-n1-standard-4"
  }
}

resource "google_sql_database_instance" "mysql_regional" {
  name             = "mysql-regional"
  database_version = "MYSQL_8_0"
  region           = "us-central1"
  settings {
    tier              = "db-n1-standard-16"
    availability_type = "REGIONAL"
  }
}

resource "google_sql_database_instance" "highmem" {
  name             = "highmem"
  database_version = "MYSQL_8_0"
  region           = "us-central1"
  settings {
    tier = "db-n1-highmem-4"
  }
}

resource "google_sql_database_instance" "sql_server" {
  name             = "sql-server"
  database_version = "SQLSERVER_2019_STANDARD"
  region           = "us-central1"
  settings {
    tier = "db-custom-2-7680"
  }
}

resource "google_sql_database_instance" "hdd" {
  name             = "hdd"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier      = "db-custom-1-3840"
    disk_type = "PD_HDD"
    disk_size = 100
    ip_configuration {
      ipv4_enabled = true
    }
  }
}

resource "google_sql_database_instance" "with_usage" {
  name             = "with-usage"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      ipv4_enabled = false
    }
  }
}

resource "google_sql_database_instance" "plus" {
  name             = "plus"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier    = "db-perf-optimized-N-2"
    edition = "ENTERPRISE_PLUS"
  }
}

resource "google_sql_database_instance" "enterprise_plus" {
  name             = "enterprise-plus"
  database_version = "POSTGRES_16"
  region           = "us-central1"
  settings {
    tier              = "db-perf-optimized-N-4"
    edition           = "ENTERPRISE_PLUS"
    availability_type = "REGIONAL"
    disk_size         = 100
  }
}

resource "google_sql_database_instance" "enterprise_plus_arm" {
  name             = "enterprise-plus-arm"
  database_version = "POSTGRES_16"
  region           = "us-central1"
  settings {
    tier      = "db-c4a-highmem-8"
    edition   = "ENTERPRISE_PLUS"
    disk_type = "HYPERDISK_BALANCED"
    disk_size = 100
  }
}

resource "google_sql_database_instance" "sql_server_web" {
  name             = "sql-server-web"
  database_version = "SQLSERVER_2022_WEB"
  region           = "us-central1"
  settings {
    tier      = "db-custom-2-7680"
    disk_size = 20
  }
}

resource "google_sql_database_instance" "sql_server_express" {
  name             = "sql-server-express"
  database_version = "SQLSERVER_2022_EXPRESS"
  region           = "us-central1"
  settings {
    tier      = "db-custom-2-7680"
    disk_size = 20
  }
}

resource "google_sql_database_instance" "stopped" {
  name             = "stopped"
  database_version = "POSTGRES_15"
  region           = "us-central1"
  settings {
    tier              = "db-custom-1-3840"
    activation_policy = "NEVER"
    ip_configuration {
      ipv4_enabled = true
    }
  }
}
